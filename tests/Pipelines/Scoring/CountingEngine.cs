using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>The managed engine, which notes the sizes of the batches that it is given.</summary>
internal sealed class CountingEngine : IEngine
{
    private readonly ManagedEngine _engine = new();
    private readonly List<int> _batches = [];
    private int _compiled;

    public string Name => "counting";

    public int Compiled => _compiled;

    public int[] Batches
    {
        get
        {
            lock (_batches)
            {
                return [.. _batches];
            }
        }
    }

    public ISession Compile(Network network, WeightSet weights, SessionOptions options)
    {
        Interlocked.Increment(ref _compiled);
        return new Session(this, _engine.Compile(network, weights, options));
    }

    private sealed class Session(CountingEngine owner, ISession session) : ISession
    {
        public SessionMemory Memory => session.Memory;

        public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
        {
            lock (owner._batches)
            {
                owner._batches.Add(inputs.Values.Single().Dims[0]);
            }

            session.Forward(inputs, outputs);
        }

        public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate) => session.TrainStep(inputs, learningRate);

        public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients) =>
            session.Gradients(inputs, gradients);

        public WeightSet GetWeights(bool averaged = false) => session.GetWeights(averaged);

        public SessionState GetState() => session.GetState();

        public void SetState(SessionState state) => session.SetState(state);

        public void Dispose() => session.Dispose();
    }
}
