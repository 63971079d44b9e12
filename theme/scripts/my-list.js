// The script of the visitor's own list, beside that of every page.
import { startMyList } from "../templates/components/my-list/my-list.js";

startMyList();
