/** An HTML file of the project as a page, with the files that it names in comments such as `<!-- include sidebar-style -->` put in. */
export function page(name: string, title: string): GoogleAppsScript.HTML.HtmlOutput {
  const content = fileText(name).replace(INCLUDE, (_, included: string) => fileText(included));
  return HtmlService.createHtmlOutput(content).setTitle(title);
}

const INCLUDE = /<!-- include ([\w-]+) -->/g;

function fileText(name: string): string {
  return HtmlService.createHtmlOutputFromFile(name).getContent();
}
