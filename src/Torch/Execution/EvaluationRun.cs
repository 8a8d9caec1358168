using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Lowering;

namespace MLNetVision.Torch.Execution;

/// <summary>Runs a network as it is used after training.</summary>
internal sealed class EvaluationRun(RunSetting setting)
{
    private readonly Reach _reach = new(setting.Network);
    private readonly bool[] _needed = new bool[setting.Network.Nodes.Length];

    public void Run(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        TensorCheck.AreOutputs(setting.Network, outputs);
        _reach.Of(outputs, _needed);
        setting.Binding.Bind(inputs, _needed);
        NetworkOutput[] wanted = [.. setting.Network.Outputs.Where(o => outputs.ContainsKey(o.Name))];
        CheckOutputs(wanted, outputs);
        using var still = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var context = new CallContext(setting.Parameters, setting.Modules, setting.Placement, setting.Binding.Sizes, inputs, Draws: null);
        var values = setting.Program.Run(_needed, setting.Take(inputs, _needed), context, [.. wanted.Select(o => o.Value).Distinct()]);
        foreach (var output in wanted)
        {
            HostTransfer.Out(values[output.Value], outputs[output.Name]);
        }
    }

    private void CheckOutputs(NetworkOutput[] wanted, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        foreach (var output in wanted)
        {
            var type = setting.Network.TypeOf(output.Value);
            var dims = new int[type.Shape.Rank];
            new ShapeFormula(type.Shape, setting.Binding.Sizes).Evaluate(setting.Binding.Sizes, dims);
            TensorCheck.Fits(setting.Network, "output", output.Name, outputs[output.Name], type.Element, dims);
        }
    }
}
