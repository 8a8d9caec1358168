using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Answers where ML.NET comes from. An explicit value is checked and never recorded. Otherwise the package cache and then the configured feeds are asked once,
/// by one process at a time, and a clear answer is recorded; a feed that cannot be reached has given no answer, so nothing is recorded.
/// Compiled by MSBuild against netstandard2.0 (ChooseMLNetSource.targets).
/// </summary>
public class ChooseMLNetSource : Task
{
    private static readonly TimeSpan AskingLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(90);

    /// <summary>The explicit value, or empty.</summary>
    public string Asked { get; set; }

    /// <summary>The folder given for the source 'assemblies'.</summary>
    public string Assemblies { get; set; }

    /// <summary>Where the choice is recorded.</summary>
    [Required]
    public string File { get; set; }

    /// <summary>The folder whose NuGet configuration counts.</summary>
    [Required]
    public string Root { get; set; }

    [Required]
    public string DotNet { get; set; }

    /// <summary>A NuGet configuration file given on the command line, or empty.</summary>
    public string ConfigFile { get; set; }

    [Required]
    public string[] PackageIds { get; set; }

    [Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        switch (Asked)
        {
            case null:
            case "":
                Decide();
                break;
            case "packages":
                CheckPackages();
                break;
            case "assemblies":
                CheckAssemblies();
                break;
            case "contracts":
                break;
            default:
                Fail("MLNET001", $"MLNetSource is '{Asked}', which is none of its values. Build with -p:MLNetSource=packages, assemblies or contracts.");
                break;
        }

        return !Log.HasLoggedErrors;
    }

    private void Decide()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File));
        using (TakeLock(File + ".lock"))
        {
            if (System.IO.File.Exists(File))
            {
                return;
            }

            var answer = Ask();
            if (answer.Kind == AnswerKind.Unknown)
            {
                Warn("MLNET004", $"MLNetSource: contracts, for this build only: {answer.Reason}."
                    + " The feeds are asked again at the next restore; -p:MLNetSource=... decides now.");
                return;
            }

            var choice = answer.Kind == AnswerKind.Yes ? "packages" : "contracts";
            Record(choice, answer.Reason);
            var line = $"MLNetSource: {choice} ({answer.Reason}). Recorded in {File}; remove it to ask again.";
            if (choice == "packages")
            {
                Log.LogMessage(MessageImportance.High, line);
            }
            else
            {
                Warn("MLNET004", line);
            }
        }
    }

    private void CheckPackages()
    {
        var answer = Ask();
        if (answer.Kind != AnswerKind.Yes)
        {
            Fail("MLNET002", $"MLNetSource=packages cannot be met: {answer.Reason}. Add a feed that has it to NuGet.config, or build with"
                + " -p:MLNetSource=contracts (nothing needed) or -p:MLNetSource=assemblies -p:MLNetAssemblies=FOLDER.");
        }
    }

    private void CheckAssemblies()
    {
        const string advice = "Give the folder that holds ML.NET's DLLs: -p:MLNetSource=assemblies -p:MLNetAssemblies=FOLDER.";
        if (string.IsNullOrEmpty(Assemblies))
        {
            Fail("MLNET003", $"MLNetSource=assemblies needs MLNetAssemblies, which is not set. {advice}");
            return;
        }

        // A relative folder would mean another place in each project.
        if (!Path.IsPathRooted(Assemblies))
        {
            Fail("MLNET003", $"MLNetAssemblies is '{Assemblies}', a relative path, which each project would read from its own folder. Give the full path.");
            return;
        }

        var missing = new[] { "Microsoft.ML.DataView", "Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.Transforms", "Microsoft.ML.ImageAnalytics" }
            .Where(name => !System.IO.File.Exists(Path.Combine(Assemblies, name + ".dll"))).ToArray();
        if (missing.Length > 0)
        {
            Fail("MLNET003", $"MLNetAssemblies is '{Assemblies}', where {string.Join(".dll, ", missing)}.dll cannot be found. {advice}");
        }
    }

    /// <summary>The cache answers at once; then every feed is asked for the ids, without downloading anything.</summary>
    private Answer Ask()
    {
        var clock = Stopwatch.StartNew();
        if (InPackageCache(clock))
        {
            return new Answer(AnswerKind.Yes, $"{PackageIds[0]} {Version} is in the package cache");
        }

        foreach (var id in PackageIds)
        {
            var config = string.IsNullOrEmpty(ConfigFile) ? "" : $" --configfile \"{ConfigFile}\"";
            var output = Run($"package search {id} --exact-match --prerelease --format json{config}", AskingLimit - clock.Elapsed);
            if (output == null)
            {
                return new Answer(AnswerKind.Unknown, $"the feeds did not answer within {AskingLimit.TotalSeconds:0} seconds");
            }

            var listed = Regex.IsMatch(
                output, $@"""id""\s*:\s*""{Regex.Escape(id)}""\s*,\s*""version""\s*:\s*""{Regex.Escape(Version)}""", RegexOptions.IgnoreCase);
            if (!listed)
            {
                var problem = Regex.Match(output, @"""text""\s*:\s*""((?:[^""\\]|\\.)*)""");
                var complete = output.Contains("\"searchResult\"") && !problem.Success;
                return complete
                    ? new Answer(AnswerKind.No, $"the configured feeds do not have {id} {Version}")
                    : new Answer(
                        AnswerKind.Unknown, "a feed could not be asked: " + OneLine(problem.Success ? Regex.Unescape(problem.Groups[1].Value) : output));
            }
        }

        return new Answer(AnswerKind.Yes, $"the configured feeds have {PackageIds[0]} {Version}");
    }

    private bool InPackageCache(Stopwatch clock)
    {
        var output = Run("nuget locals global-packages --list", AskingLimit - clock.Elapsed);
        var folder = output == null ? Match.Empty : Regex.Match(output, @"global-packages:\s*(.+)");
        return folder.Success && PackageIds.All(id =>
            System.IO.File.Exists(Path.Combine(folder.Groups[1].Value.Trim(), id.ToLowerInvariant(), Version, ".nupkg.metadata")));
    }

    /// <summary>The program's output, or null when it did not end in time.</summary>
    private string Run(string arguments, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero)
        {
            return null;
        }

        var start = new ProcessStartInfo(DotNet, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.EnvironmentVariables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.EnvironmentVariables["DOTNET_NOLOGO"] = "true";

        var output = new StringBuilder();
        using (var process = new Process { StartInfo = start })
        {
            DataReceivedEventHandler collect = (_, e) => { lock (output) { output.AppendLine(e.Data); } };
            process.OutputDataReceived += collect;
            process.ErrorDataReceived += collect;
            process.Start();
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit((int)limit.TotalMilliseconds))
            {
                try { process.Kill(); } catch (InvalidOperationException) { /* It ended in between. */ }
                return null;
            }

            process.WaitForExit();
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    private void Record(string choice, string reason)
    {
        var text = "<Project>\n  <PropertyGroup>\n"
            + $"    <MLNetSource>{choice}</MLNetSource>\n    <MLNetSourceReason>{SecurityElement.Escape(reason)}</MLNetSourceReason>\n"
            + "  </PropertyGroup>\n</Project>\n";
        var draft = File + "." + Guid.NewGuid().ToString("N");
        System.IO.File.WriteAllText(draft, text);
        System.IO.File.Move(draft, File);
    }

    private static FileStream TakeLock(string path)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception e) when ((e is IOException || e is UnauthorizedAccessException) && clock.Elapsed < LockLimit)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static string OneLine(string text) => Regex.Replace(text.Trim(), @"\s+", " ").TrimEnd('.');

    private void Fail(string code, string text) => Log.LogError(null, code, null, null, 0, 0, 0, 0, text);

    private void Warn(string code, string text) => Log.LogWarning(null, code, null, null, 0, 0, 0, 0, text);

    private enum AnswerKind
    {
        Yes,
        No,
        Unknown,
    }

    private sealed class Answer
    {
        public Answer(AnswerKind kind, string reason)
        {
            Kind = kind;
            Reason = reason;
        }

        public AnswerKind Kind { get; }

        public string Reason { get; }
    }
}
