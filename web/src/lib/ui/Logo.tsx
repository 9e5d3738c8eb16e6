// The mark of the service: a message that was dealt with.

export function Logo({ size, inverted = false }: { size: number; inverted?: boolean }) {
  const back = inverted ? '#ffffff' : '#1d3f72';
  const front = inverted ? '#1d3f72' : '#ffffff';
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill={back} />
      <path
        d="M8 9.5A2.5 2.5 0 0 1 10.5 7h11A2.5 2.5 0 0 1 24 9.5v8a2.5 2.5 0 0 1-2.5 2.5H16l-5 5v-5h-.5A2.5 2.5 0 0 1 8 17.5z"
        fill={front}
      />
      <path
        d="M12 13.5l2.7 2.7L20 11"
        fill="none"
        stroke={back}
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
