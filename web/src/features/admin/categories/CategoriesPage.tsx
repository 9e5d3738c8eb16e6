// «Категорії»: two levels in the order in which citizens see them.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useAdminDirectory } from '@/api/admin-hooks';
import { Page } from '@/lib/ui/Page';
import { Loaded } from '../parts/Loaded';
import { NEW } from '../parts/new';
import { CategoryTree } from './CategoryTree';

export function CategoriesPage() {
  const query = useAdminDirectory();
  return (
    <Page
      title="Категорії"
      aside={
        <Button component={Link} to={`/admin/categories/${NEW}`} leftSection={<IconPlus size={18} aria-hidden />}>
          Додати
        </Button>
      }
    >
      <Loaded query={query}>{(directory) => <CategoryTree directory={directory} />}</Loaded>
    </Page>
  );
}
