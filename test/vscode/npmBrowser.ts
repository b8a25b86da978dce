import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import type { BrowserProgram } from "./browser";
import { cacheFolder } from "./cacheFolder";
import { installOnce } from "./installOnce";
import { npm } from "./npm";
import { runProgram } from "./runProgram";
import { timed, type Progress } from "./steps";

/** Holds a whole Chromium, with libraries and a font, for Linux on x64. */
const packageName = "@sparticuz/chromium";
const packageVersion = "153.0.0";

/** The package's own settings name folders of another system. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <alias>
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family></prefer>
  </alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A Chromium from the npm registry, for a machine that has none and no right to install one. */
export async function npmBrowser(say: Progress): Promise<BrowserProgram> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No Chromium or Chrome was found. Install one, or name its program in VPS_TEST_BROWSER.",
    );
  }
  const folder = join(cacheFolder(), `chromium-${packageVersion}`);
  await installOnce(folder, (into) => timed("Getting a browser", say, () => install(into)), say);
  return browserIn(folder);
}

function browserIn(folder: string): BrowserProgram {
  const libraries = [join(folder, "lib"), process.env.LD_LIBRARY_PATH];
  return {
    path: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"),
      FONTCONFIG_PATH: join(folder, "fonts"),
    },
  };
}

/** The package's own unpacking needs a newer Node than we do. */
async function install(into: string): Promise<void> {
  const work = join(into, "npm");
  await mkdir(work);
  const source = `${packageName}@${packageVersion}`;
  await npm(["install", "--prefix", work, "--ignore-scripts", source]);
  const from = join(work, "node_modules", packageName, "bin");
  const { path } = browserIn(into);
  await decompress(join(from, "chromium.br"), path);
  await chmod(path, 0o755);
  await unpack(join(from, "al2023.tar.br"), into);
  await unpack(join(from, "swiftshader.tar.br"), into);
  await mkdir(join(into, "fonts"));
  await unpack(join(from, "fonts.tar.br"), join(into, "fonts"));
  await writeFile(join(into, "fonts", "fonts.conf"), fontSettings);
  await rm(work, { recursive: true });
}

async function unpack(archive: string, into: string): Promise<void> {
  const tar = join(into, basename(archive, ".br"));
  await decompress(archive, tar);
  await runProgram("tar", ["-x", "-f", tar, "-C", into]);
  await rm(tar);
}

function decompress(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
