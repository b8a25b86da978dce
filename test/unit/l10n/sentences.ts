import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../vscode/projectRoot";

export interface Sentence {
  readonly text: string;
  /** What the text is passed to: "l10n.t", "logger.warn", "new TypeError". Empty if to nothing. */
  readonly givenTo: string;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ path: file, text: readFileSync(join(projectRoot, "src", file), "utf8") }));
}

/** Words with a space between them that are written out in the source. */
export function sentencesIn({ path, text }: SourceFile): readonly Sentence[] {
  const found: Sentence[] = [];
  const visit = (node: ts.Node) => {
    const words = wordsOf(node);
    if (words !== undefined && /\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(words)) {
      found.push({ text: words, givenTo: receiverOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found;
}

function wordsOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…")
    : undefined;
}

/** The nearest call around a text; a function in between ends the search. */
function receiverOf(node: ts.Node): string {
  for (let at = node.parent; !ts.isSourceFile(at) && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isCallExpression(at)) {
      return at.expression.getText();
    }
    if (ts.isNewExpression(at)) {
      return `new ${at.expression.getText()}`;
    }
  }
  return "";
}

export interface Translation {
  /** Undefined if it is not a literal and so cannot be collected. */
  readonly sentence: string | undefined;
  readonly valueCount: number;
}

/** Every call of l10n.t. */
export function translationsIn({ path, text }: SourceFile): readonly Translation[] {
  const found: Translation[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText())) {
      const [first, ...values] = node.arguments;
      const sentence = first && ts.isStringLiteral(first) ? first.text : undefined;
      found.push({ sentence, valueCount: values.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found;
}
