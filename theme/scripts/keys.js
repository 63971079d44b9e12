// The script of the keys of a desk, which pages add where somebody switched them on.
import { startKeys } from "../templates/components/keys/keys.js";

startKeys();
