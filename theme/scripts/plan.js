// The script of the plan to print, beside that of every page.
import { startPlan } from "../templates/components/plan/plan.js";

startPlan();
