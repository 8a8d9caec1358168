using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>A peer in a process of its own that answers one line of JSON with one line of JSON (peers/worker.py).</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process _process;

    private PythonPeer(Process process, JsonElement greeting)
    {
        _process = process;
        Description = greeting.GetProperty("description").GetString()!;
        Blas = greeting.GetProperty("blas").GetString()!;
    }

    /// <summary>The peer's name and version.</summary>
    public string Description { get; }

    /// <summary>The BLAS library that the peer has loaded, or "none".</summary>
    public string Blas { get; }

    /// <exception cref="PeerMissingException">Python or the peer's modules are not installed.</exception>
    public static PythonPeer Start(Suite suite, int threads)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(
            python, [Path.Combine(AppContext.BaseDirectory, "peers", suite.Script), threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" })
        {
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            var process = Process.Start(start)!;
            var greeting = Read(process, suite);
            return greeting.TryGetProperty("missing", out var missing)
                ? throw new PeerMissingException($"the peer lacks {missing.GetString()}; install {suite.Package}")
                : new PythonPeer(process, greeting);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PeerMissingException($"python3 is not installed; install {suite.Package}");
        }
    }

    /// <summary>Prepares the work and does it once; the result's bytes.</summary>
    public byte[] Prepare(Workload workload, Suite suite)
    {
        var file = Path.GetTempFileName();
        try
        {
            Ask(new { prepare = workload.PeerFunction, arguments = workload.PeerArguments, output = file }, suite);
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Does the prepared work a number of times; the seconds that took.</summary>
    public double Time(int repetitions, Suite suite) => Ask(new { time = repetitions }, suite).GetProperty("seconds").GetDouble();

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private JsonElement Ask(object question, Suite suite)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        _process.StandardInput.Flush();
        return Read(_process, suite);
    }

    private static JsonElement Read(Process process, Suite suite)
    {
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The peer {suite.Script} ended without an answer.");
        return JsonDocument.Parse(line).RootElement;
    }
}

/// <summary>The peer is not on this machine; the message names the package that brings it.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
