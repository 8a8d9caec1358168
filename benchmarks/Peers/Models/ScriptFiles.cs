using System.Security.Cryptography;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The files that a script in peers/ writes, each made when it is first asked for. A changed script has a folder of its own.</summary>
/// <param name="script">The script; its first argument is the folder to write to.</param>
/// <param name="name">What the files are, as the folder's name.</param>
/// <param name="uses">Other scripts that it imports.</param>
internal sealed class ScriptFiles(PeerProgram script, string name, params string[] uses)
{
    /// <summary>Where the files are.</summary>
    public string Folder()
    {
        var scripts = uses.Prepend(script.Script).SelectMany(s => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "peers", s)));
        return GeneratedFiles.Folder(Path.Combine(name, Convert.ToHexString(SHA256.HashData([.. scripts]))[..8]));
    }

    /// <summary>A file, which the script writes if it is not there.</summary>
    /// <exception cref="PeerMissingException">The script needs what is not installed.</exception>
    public string Require(string file, params ReadOnlySpan<string> arguments)
    {
        var folder = Folder();
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            using var process = script.Start(Environment.ProcessorCount, [folder, .. arguments]);
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (!File.Exists(path))
            {
                throw process.ExitCode == 0
                    ? new PeerMissingException($"{script.Script} needs what is not here; {script.Remedy}")
                    : new InvalidOperationException($"{script.Script} did not write {file}; it ended with {process.ExitCode}. {said}");
            }
        }

        return path;
    }
}
