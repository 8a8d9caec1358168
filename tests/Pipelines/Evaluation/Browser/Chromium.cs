using System.Diagnostics;

namespace MLNetVision.Tests.Pipelines.Evaluation.Browser;

/// <summary>A browser without a window, if one is installed.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Its path, or null.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The elements of a page once its scripts have run; pages from files may look into each other's frames.</summary>
    public static string Dom(string folder, string page) =>
        Run(folder, "--virtual-time-budget=20000", "--dump-dom", new Uri(System.IO.Path.Combine(folder, page)).AbsoluteUri);

    /// <summary>The page on paper.</summary>
    public static byte[] Print(string folder, string page)
    {
        var target = System.IO.Path.Combine(folder, "page.pdf");
        Run(folder, $"--print-to-pdf={target}", "--no-pdf-header-footer", new Uri(System.IO.Path.Combine(folder, page)).AbsoluteUri);
        return File.ReadAllBytes(target);
    }

    private static string Run(string folder, params string[] arguments)
    {
        string[] all =
        [
            "--headless", "--hide-scrollbars", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--allow-file-access-from-files",
                "--window-size=1400,1000",
            $"--user-data-dir={System.IO.Path.Combine(folder, "profile")}", .. arguments,
        ];
        using var process = Process.Start(new ProcessStartInfo(Path!, all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var faults = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            process.Kill(entireProcessTree: true);
        return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"The browser ended with {process.ExitCode}: {faults.Result}");
    }
}
