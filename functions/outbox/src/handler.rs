//! From stream records to queue messages.

use aws_lambda_events::{
    dynamodb::Event as StreamEvent,
    streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse},
};
use hotline_app::{error::Fault, ports::Queues, routing::forward};
use hotline_aws::store::stored_event;
use hotline_lambda::logging::chain;

/// Hands on the events of a batch, in order. The stream delivers again from the first that failed,
/// so whatever follows a failure is left for that.
pub async fn handle(queues: &dyn Queues, batch: StreamEvent) -> DynamoDbEventResponse {
    let mut response = DynamoDbEventResponse::default();
    for record in batch.records {
        let event = serde_json::to_value(&record.change.new_image)
            .map_err(|error| Fault::new("read a stream record", error))
            .and_then(|image| stored_event(&image));
        let result = match event {
            Ok(Some(event)) => forward(queues, event).await,
            Ok(None) => Ok(()),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = result {
            tracing::error!(error = %chain(&fault), "an event was not handed on");
            let mut failure = DynamoDbBatchItemFailure::default();
            failure.item_identifier = record.change.sequence_number;
            response.batch_item_failures.push(failure);
            break;
        }
    }
    response
}
