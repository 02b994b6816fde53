/**
 * The installer is the account whose triggers keep the workbook: the commission's. Everyone else's own run writes nothing
 * of ours, because a person's run is bound by that person's rights.
 */
const INSTALLER = "installer";

/** True when this run has the installer's rights: a click of the installer's, or one of the installer's triggers. */
export function runsAsInstaller(): boolean {
  const mail = installer();
  return mail !== "" && mail === Session.getEffectiveUser().getEmail();
}

/** The installer's mail address, or empty before the conversion. */
export function installer(): string {
  return PropertiesService.getDocumentProperties().getProperty(INSTALLER) ?? "";
}

/** Makes the person who runs this the installer. */
export function becomeInstaller(): void {
  PropertiesService.getDocumentProperties().setProperty(INSTALLER, Session.getEffectiveUser().getEmail());
}

/** The mail of the person who clicked; empty where Google tells none. A menu item or a sidebar call runs as that person. */
export function personAtWork(): string {
  return Session.getEffectiveUser().getEmail();
}
