import { INSTALLER } from "../workspace.ts";

/** Somebody who can sit at a window of the page. */
export interface Participant {
  readonly email: string;
  readonly name: string;
  /** What they are here for, as the page shows it. */
  readonly role: string;
  readonly rights: "owner" | "editor" | "reader";
}

/** The people of the local Workspace. One editor is of another mail domain, so that Google would not tell their mail to the installer's triggers. */
export const PEOPLE: readonly Participant[] = [
  { email: INSTALLER, name: "Comisión de Integridad", role: "Instala y administra", rights: "owner" },
  { email: "coordinacion@alcaldia.example", name: "Marta Rivas", role: "Coordinación", rights: "editor" },
  { email: "talento.humano@alcaldia.example", name: "Carlos Mejía", role: "Enlace", rights: "editor" },
  { email: "enlace.genero@correo.example", name: "Ana Portillo", role: "Enlace", rights: "editor" },
  { email: "auditoria@alcaldia.example", name: "José Henríquez", role: "Lectura", rights: "reader" },
];
