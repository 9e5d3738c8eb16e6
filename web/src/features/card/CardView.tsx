// The parts of a card in their places.
import { useMemo, useState } from 'react';

import type { Card } from '@/api/types';
import { ActionPanel } from './actions/ActionPanel';
import { Attachments } from './attachments/Attachments';
import classes from './CardPage.module.css';
import { lastSequence, NewsContext } from './news';
import { Links, MergedBanner } from './links/Links';
import { Others } from './links/Others';
import { MaterialsSection } from './materials/MaterialsSection';
import { Breaches } from './parts/Breaches';
import { AccessLog } from './parts/AccessLog';
import { About } from './parts/About';
import { Applicant } from './parts/Applicant';
import { CardHeader } from './parts/CardHeader';
import { Classification } from './parts/Classification';
import { History } from './parts/History';
import { NewsAlert } from './parts/NewsAlert';
import { People } from './parts/People';
import { Quality } from './parts/Quality';
import { Questions } from './parts/Questions';
import { ResultSection } from './parts/ResultSection';
import { Survey } from './parts/Survey';
import { Requests } from './requests/Requests';
import { PresenceLine } from './presence/PresenceLine';
import { useReadOnCard } from './use-read-on-card';

export function CardView({ card }: { card: Card }) {
  useReadOnCard(card.id);
  const [seen, setSeen] = useState(() => lastSequence(card));
  const news = useMemo(() => ({ markSeen: (known: Card) => setSeen(lastSequence(known)) }), []);
  const fresh = card.history.filter((entry) => entry.sequence > seen);
  const applicantFiles = card.files.filter((file) => file.origin === 'applicant');
  const staffFiles = card.files.filter((file) => file.origin === 'staff');

  return (
    <NewsContext value={news}>
      <CardHeader card={card} />
      <MergedBanner card={card} />
      <PresenceLine cardId={card.id} />
      <NewsAlert entries={fresh} onSeen={() => setSeen(lastSequence(card))} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <About card={card} className={classes.about}>
            <Attachments title="Вкладення заявника" card={card} files={applicantFiles} />
          </About>
          <Requests card={card} className={classes.requests} />
          <MaterialsSection card={card} className={classes.requests} />
          <Questions card={card} className={classes.questions} />
          <ResultSection card={card} className={classes.result}>
            <Attachments title="Підтвердження виконання" card={card} files={staffFiles} />
          </ResultSection>
          <Survey card={card} className={classes.result} />
          <Quality card={card} className={classes.result} />
          <Breaches card={card} className={classes.result} />
          <History entries={card.history} files={card.files} className={classes.history} />
          <AccessLog cardId={card.id} className={classes.log} />
        </div>
        <div className={classes.side}>
          <ActionPanel card={card} className={classes.step} />
          <Applicant card={card} className={classes.applicant} />
          <People card={card} className={classes.people} />
          <Classification card={card} className={classes.marks} />
          <Links card={card} className={classes.links} />
          <Others card={card} className={classes.links} />
        </div>
      </div>
    </NewsContext>
  );
}
