using MLNetVision.Torch.Execution;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace MLNetVision.Torch.Modules;

/// <summary>A module of a session, and what it keeps.</summary>
internal sealed record SessionModule(Module Module, IReadOnlyList<ModuleParameter> Parameters);

/// <summary>The modules of a session, each made when it is first run; and in place of which parameters gradients are taken by a module's own.</summary>
internal sealed class SessionModules(torch.Device device) : IDisposable
{
    private readonly Dictionary<string, SessionModule> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> _substitutes = new(StringComparer.Ordinal);

    /// <summary>What the session works out once.</summary>
    public SessionTables Tables { get; } = new();

    public SessionModule ModuleOf(string node, TorchModule op)
    {
        if (_modules.TryGetValue(node, out var kept))
        {
            return kept;
        }

        var module = op.Source.Make(op.Units);
        Placing.To(module, device);
        Placing.Keep(module);
        kept = new SessionModule(module, ModuleParameters.Of(module));
        _modules.Add(node, kept);
        return kept;
    }

    public void Substitute(string parameter, Tensor tensor) => _substitutes[parameter] = tensor;

    /// <summary>The tensor that gradients of a parameter are taken by.</summary>
    public Tensor SourceOf(string parameter, Tensor view) => _substitutes.GetValueOrDefault(parameter, view);

    public void Dispose()
    {
        foreach (var kept in _modules.Values)
        {
            kept.Module.Dispose();
        }

        _modules.Clear();
        Tables.Dispose();
    }
}
