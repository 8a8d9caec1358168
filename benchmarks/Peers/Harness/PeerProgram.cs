using System.Diagnostics;
using System.Globalization;
using MLNetVision.Benchmarks.Peers.Models;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>What runs a peer's script.</summary>
internal enum PeerRuntime
{
    Python,
    Node,

    /// <summary>This program itself.</summary>
    Own,
}

/// <summary>A script in peers/ that does the peer's work, and how to get what it needs.</summary>
/// <param name="Runtime">What runs it.</param>
/// <param name="Script">Its file name; of this program, the command.</param>
/// <param name="Packages">The Debian packages, or the packages of npm, that bring the peer.</param>
internal sealed record PeerProgram(PeerRuntime Runtime, string Script, string Packages)
{
    /// <summary>Where packages of npm are looked for, beside NODE_PATH.</summary>
    private static string NodeFolder => GeneratedFiles.Folder("node");

    /// <summary>What to do when something is missing.</summary>
    public string Remedy => Runtime switch
    {
        PeerRuntime.Python => $"install {Packages}",
        PeerRuntime.Node => $"run: npm install --ignore-scripts --prefix {NodeFolder} {Packages}",
        _ => Packages,
    };

    private string Executable => Runtime switch
    {
        PeerRuntime.Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3",
        PeerRuntime.Node => "node",
        _ => FreshProcess.Executable,
    };

    private IEnumerable<string> First =>
        Runtime == PeerRuntime.Own ? FreshProcess.Arguments(Script) : [Path.Combine(AppContext.BaseDirectory, "peers", Script)];

    /// <summary>Starts the script.</summary>
    /// <exception cref="PeerMissingException">There is no such runtime here.</exception>
    public Process Start(int threads, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Executable, [.. First, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" })
        {
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        }

        start.Environment["NODE_PATH"] = string.Join(
            Path.PathSeparator, Path.Combine(NodeFolder, "node_modules"), Environment.GetEnvironmentVariable("NODE_PATH") ?? "");
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PeerMissingException($"{Executable} is not installed; {(Runtime == PeerRuntime.Node ? "install nodejs" : Remedy)}");
        }
    }
}
