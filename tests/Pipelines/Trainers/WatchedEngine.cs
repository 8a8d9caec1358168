using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>The managed engine, and who hears of each step and each pass before it is taken.</summary>
internal sealed class WatchedEngine(Action step, Action pass) : IEngine
{
    private readonly ManagedEngine _engine = new();

    public string Name => _engine.Name;

    public ISession Compile(Network network, WeightSet weights, SessionOptions options) => new Session(_engine.Compile(network, weights, options), step, pass);

    private sealed class Session(ISession session, Action step, Action pass) : ISession
    {
        public SessionMemory Memory => session.Memory;

        public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
        {
            pass();
            session.Forward(inputs, outputs);
        }

        public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate)
        {
            step();
            return session.TrainStep(inputs, learningRate);
        }

        public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients) =>
            session.Gradients(inputs, gradients);

        public WeightSet GetWeights(bool averaged = false) => session.GetWeights(averaged);

        public SessionState GetState() => session.GetState();

        public void SetState(SessionState state) => session.SetState(state);

        public void Dispose() => session.Dispose();
    }
}
