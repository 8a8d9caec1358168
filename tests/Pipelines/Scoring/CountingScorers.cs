using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>The managed engine, which counts what it compiles and adds nothing to a run.</summary>
internal sealed class CountingScorers : IEngine
{
    private readonly ManagedEngine _engine = new();
    private int _compiled;

    public string Name => "counting";

    public int Compiled => _compiled;

    public ISession Compile(Network network, WeightSet weights, SessionOptions options)
    {
        Interlocked.Increment(ref _compiled);
        return _engine.Compile(network, weights, options);
    }
}
