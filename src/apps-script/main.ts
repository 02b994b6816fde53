export { fixBaseline } from "./baseline.ts";
export { convertWorkbook } from "./convert.ts";
export { listFindings, onOpen, openData, reconcile, reconcileNow, runPass } from "./menu.ts";
export { confirmSchedule, listProposal, showProposal, writeProposal } from "./proposal.ts";
export { goToCell, showFindings } from "./sidebar.ts";
export { handleChange, handleClock, handleEdit } from "./triggers.ts";
export { listUnits, showUnits, writeUnits } from "./units.ts";
export { acceptFinding, mendFinding } from "./wishes.ts";
