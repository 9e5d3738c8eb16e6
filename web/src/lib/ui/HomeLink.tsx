// The way on from a page that cannot be shown.
import { Button } from '@mantine/core';
import { Link } from 'react-router';

export function HomeLink() {
  return (
    <Button component={Link} to="/" variant="default">
      До моїх справ
    </Button>
  );
}
