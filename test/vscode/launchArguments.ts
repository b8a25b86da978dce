export interface LaunchArguments {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
}

/** What a caller says to a desktop VS Code that is to run extension tests; the rest is ignored. */
export function parseLaunchArguments(args: readonly string[]): LaunchArguments {
  const valueOf = (name: string) => {
    const given = args.find((arg) => arg.startsWith(`--${name}=`));
    const value = given?.slice(name.length + 3);
    if (!value) {
      throw new Error(`--${name}=PATH is missing.`);
    }
    return value;
  };
  return {
    extensionDevelopmentPath: valueOf("extensionDevelopmentPath"),
    extensionTestsPath: valueOf("extensionTestsPath"),
  };
}
