using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>A session of the scalar engine.</summary>
internal sealed class ScalarSession : CheckedSession
{
    private readonly InputBinding _binding;
    private readonly Reach _reach;
    private readonly ValueTypes _types;
    private readonly OracleParameters _parameters;
    private readonly ScalarTraining? _training;

    public ScalarSession(Network network, WeightSet weights, SessionOptions options)
        : base(network)
    {
        _binding = new InputBinding(network, options.Sizes);
        _reach = new Reach(network);
        _types = new ValueTypes(network, _binding.Sizes);
        var trains = options.Training is not null || options.InputGradients;
        _parameters = new OracleParameters(network, weights, trains);
        _training = trains ? new ScalarTraining(network, _parameters, options, _reach, Start) : null;
        _binding.SetMost();
        Memory = MemoryOf(trains);
    }

    /// <inheritdoc/>
    public override SessionMemory Memory { get; }

    protected override ILearning? Learning => _training;

    protected override void Evaluate(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        TensorCheck.AreOutputs(Network, outputs);
        var needed = new bool[Network.Nodes.Length];
        _reach.Of(outputs, needed);
        _binding.Bind(inputs, needed);
        var run = new NetworkRun(Network, _parameters, _types, needed, inputs, draws: null);
        NetworkOutput[] asked = [.. Network.Outputs.Where(o => outputs.ContainsKey(o.Name))];
        foreach (var output in asked)
        {
            TensorCheck.Fits(Network, "output", output.Name, outputs[output.Name], run[output.Value].Element, run[output.Value].Dims);
        }

        foreach (var output in asked)
        {
            Elements.Write(run[output.Value], outputs[output.Name]);
        }
    }

    protected override WeightSet Weights() => _parameters.Get();

    protected override void Release()
    {
        _training?.Dispose();
        _parameters.Dispose();
    }

    private NetworkRun Start(bool[] needed, IReadOnlyDictionary<string, HostTensor> inputs, (ulong Seed, long Steps) draws)
    {
        _binding.Bind(inputs, needed);
        return new NetworkRun(Network, _parameters, _types, needed, inputs, draws);
    }

    /// <summary>Values and gradients are double; the trained parameters and their gradients are there in single precision as well.</summary>
    private SessionMemory MemoryOf(bool trains)
    {
        var parameters = Network.Parameters.Sum(p => p.Count);
        var trained = _parameters.Trained.Sum(p => p.Parameter.Count);
        return new SessionMemory(
            (parameters * sizeof(double)) + (trained * sizeof(float)),
            (trained * sizeof(float)) + (trains ? parameters * sizeof(double) : 0) + (_training?.OptimizerBytes ?? 0),
            _types.Elements() * sizeof(double) * (trains ? 2 : 1),
            0);
    }
}
