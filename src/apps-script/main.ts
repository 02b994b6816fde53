export { convertWorkbook } from "./convert.ts";
export { listFindings, onOpen, openData, reconcileNow, runPass } from "./menu.ts";
export { handleChange, handleClock, handleEdit } from "./triggers.ts";
