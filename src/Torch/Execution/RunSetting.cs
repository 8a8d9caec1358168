namespace MLNetVision.Torch.Execution;

/// <summary>What evaluation and training of a session share.</summary>
internal sealed record RunSetting(
    Network Network, Program Program, ParameterStore Parameters, InputBinding Binding, HostTransfer Transfer, Placement Placement,
    Modules.SessionModules Modules)
{
    /// <summary>The steps that take what the user gives, and are needed, as tensors on the device.</summary>
    public Dictionary<string, Tensor> Take(IReadOnlyDictionary<string, Networks.Engines.HostTensor> inputs, bool[] needed) => Network.Nodes.Index()
        .Where(n => needed[n.Index] && n.Item.Op is Networks.Ops.Input)
        .ToDictionary(n => n.Item.Name, n => Transfer.In(n.Item.Name, inputs[n.Item.Name]), StringComparer.Ordinal);
}
