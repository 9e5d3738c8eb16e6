// The page of an upload link: `/upload/<token>`.
import { LinkApi } from './api';
import { UploadPage } from './page';

const token = window.location.pathname.split('/').filter((part) => part !== '').at(-1) ?? '';
const [root, city] = [document.getElementById('page'), document.getElementById('city')];
if (root && city) void new UploadPage(new LinkApi(token), root, city).open();
