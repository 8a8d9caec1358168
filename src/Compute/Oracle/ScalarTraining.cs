using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>What a session does with the loss.</summary>
internal sealed class ScalarTraining
{
    private readonly Network _network;
    private readonly OracleParameters _parameters;
    private readonly SessionOptions _options;
    private readonly NetworkOutput _loss;
    private readonly long _steps = 0;

    public ScalarTraining(Network network, OracleParameters parameters, SessionOptions options, Reach reach)
    {
        _network = network;
        _parameters = parameters;
        _options = options;
        _loss = LossOutput.Of(network, options.Loss);
        Needed = reach.Of(network.Outputs.IndexOf(_loss)).ToArray();
    }

    /// <summary>The steps that the loss needs.</summary>
    public bool[] Needed { get; }

    /// <summary>Fills gradients; the random draws are those that the next training step will have.</summary>
    public double Gradients(Func<(ulong Seed, long Steps), NetworkRun> start, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        var run = start((_options.Seed, _steps));
        foreach (var (name, tensor) in gradients)
        {
            var value = Differentiable(run, name);
            TensorCheck.Fits(_network, "gradient", name, tensor, value.Element, value.Dims);
        }

        run.Backward(run[_loss.Value], _parameters);
        foreach (var (name, tensor) in gradients)
        {
            Elements.Write(Differentiable(run, name).Gradient, tensor);
        }

        return run[_loss.Value].Data[0];
    }

    private Value Differentiable(NetworkRun run, string name)
    {
        if (_network.Parameters.FirstOrDefault(p => p.Name == name) is { IsTrained: true })
        {
            return _parameters.Values[name];
        }

        var input = _network.Inputs.FirstOrDefault(i => i.Name == name && Needed[_network.Nodes.IndexOf(i)]);
        return _options.InputGradients && input is not null && run[new ValueRef(name)] is { } value && value.Element.IsFloating()
            ? value
            : throw new ArgumentException($"There is no gradient '{name}' of '{_network.Name}': it has to be a trained parameter, or, with "
                + "SessionOptions.InputGradients, an input of floating numbers that the loss needs.");
    }
}
