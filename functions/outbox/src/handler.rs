//! From stream records to queue messages.

use aws_lambda_events::dynamodb::Event as StreamEvent;
use hotline_app::{error::Fault, ports::Queues, remind::forward_draft, routing::forward};
use hotline_aws::store::{Stored, stored};
use hotline_lambda::logging::chain;

/// Hands on the events of a batch, in order.
///
/// # Errors
/// A fault of a queue or a record that cannot be read. The stream then delivers the whole batch
/// again, which does no harm: whatever follows an event is keyed by it.
pub async fn handle(queues: &dyn Queues, batch: StreamEvent) -> Result<(), Fault> {
    for record in batch.records {
        let handed_on = match read(&record.change.new_image) {
            Ok(Some(Stored::Event(event))) => forward(queues, *event).await,
            Ok(Some(Stored::Draft(begun))) => forward_draft(queues, &begun).await,
            Ok(None) => Ok(()),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = handed_on {
            tracing::error!(error = %chain(&fault), "an event was not handed on");
            return Err(fault);
        }
    }
    Ok(())
}

fn read(image: &impl serde::Serialize) -> Result<Option<Stored>, Fault> {
    let image = serde_json::to_value(image).map_err(|error| Fault::new("read a stream record", error))?;
    stored(&image)
}
