using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>A peer in a process of its own that answers one line of JSON with one line of JSON (peers/worker.py).</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly PeerProgram _program;
    private readonly Process _process;

    private PeerProcess(PeerProgram program, Process process)
    {
        _program = program;
        _process = process;
        var greeting = Read();
        if (greeting.TryGetProperty("missing", out var missing))
        {
            Dispose();
            throw new PeerMissingException($"the peer lacks {missing.GetString()}; {program.Remedy}");
        }

        Description = greeting.GetProperty("description").GetString()!;
        Blas = greeting.GetProperty("blas").GetString()!;
    }

    /// <summary>The peer's name and version.</summary>
    public string Description { get; }

    /// <summary>The BLAS library that the peer has loaded, or "none".</summary>
    public string Blas { get; }

    /// <exception cref="PeerMissingException">The peer is not installed.</exception>
    public static PeerProcess Start(PeerProgram program, int threads) =>
        new(program, program.Start(threads, threads.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Prepares the work and does it once; the result's bytes.</summary>
    public byte[] Prepare(string function, object arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            Ask(new { prepare = function, arguments, output = file });
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Does the prepared work a number of times; the seconds that took.</summary>
    public double Time(int repetitions) => Ask(new { time = repetitions }).GetProperty("seconds").GetDouble();

    /// <summary>The most bytes of the peer's process that were in memory at once.</summary>
    public double PeakMemory() => Ask(new { memory = true }).GetProperty("bytes").GetDouble();

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private JsonElement Ask(object question)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        _process.StandardInput.Flush();
        return Read();
    }

    private JsonElement Read()
    {
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The peer {_program.Script} ended without an answer.");
        var answer = JsonDocument.Parse(line).RootElement;
        return answer.TryGetProperty("refused", out var why) ? throw new InvalidOperationException($"{_program.Packages}: {why.GetString()}") : answer;
    }
}

/// <summary>The peer is not on this machine; the message says what brings it.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
