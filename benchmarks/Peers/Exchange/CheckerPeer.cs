using System.Text;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>onnx.checker in a process of its own (peers/checker.py).</summary>
internal sealed class CheckerPeer : IDisposable
{
    /// <summary>The newest operators that the release of Debian 12, onnx 1.12, knows.</summary>
    public const int NewestOpset = 17;

    private readonly PeerProcess _process = PeerProcess.Start(new PeerProgram(PeerRuntime.Python, "checker.py", "python3-onnx"), threads: 1);

    /// <summary>No difference where it accepts a model's file.</summary>
    public Finding Check(string model)
    {
        var objection = Encoding.UTF8.GetString(_process.Prepare("check", new { model }));
        return new("onnx.checker", objection.Length == 0 ? 0 : double.PositiveInfinity, 0, objection);
    }

    public void Dispose() => _process.Dispose();
}
