using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Lowering;
using MLNetVision.Torch.Optimisation;

namespace MLNetVision.Torch.Execution;

/// <summary>
/// The loss of one batch as a function of the weights. All evaluations within a step have the same random draws and begin with the same statistics.
/// </summary>
internal sealed class BatchLoss : ILossSurface
{
    private readonly RunSetting _setting;
    private readonly LossSetting _loss;
    private readonly IReadOnlyDictionary<string, HostTensor> _host;
    private readonly Dictionary<string, Tensor> _given;
    private readonly long _steps;

    public BatchLoss(
        RunSetting setting, LossSetting loss, IReadOnlyDictionary<string, HostTensor> host, long steps, IReadOnlyDictionary<string, Tensor>? staged = null)
    {
        _setting = setting;
        _loss = loss;
        _host = host;
        _steps = steps;
        _given = staged is null ? setting.Take(host, loss.Needed) : new Dictionary<string, Tensor>(staged, StringComparer.Ordinal);
    }

    private FlatParameters Trained => _setting.Parameters.Trained;

    public LossPoint Evaluate()
    {
        using var scope = torch.NewDisposeScope();
        _setting.Parameters.RestoreStatistics();
        Tensor? total = null, gradient = null;
        foreach (var piece in _loss.Pieces.Of(_given))
        {
            var (loss, flat) = Evaluate(piece);
            (total, gradient) = total is null ? (loss, flat) : (total.Plus(loss), gradient!.Plus(flat));
        }

        var numbers = ReadNumbers(total!, gradient!.isfinite().all());
        return new LossPoint(numbers[0], scope.MoveToOuter(gradient), numbers[1] != 0);
    }

    /// <summary>Fills gradients by name and gives the loss.</summary>
    public double Fill(IReadOnlyDictionary<string, HostTensor> gradients)
    {
        foreach (var name in gradients.Keys.Where(_loss.Differentiable.Contains))
        {
            _given[name] = Leaf(_given[name]);
        }

        var loss = WholeBatch();
        string[] names = [.. gradients.Keys];
        Tensor[] sources = [.. names.Select(n => _setting.Parameters.Has(n) ? _setting.Modules.SourceOf(n, _setting.Parameters[n]) : _given[n])];
        foreach (var (name, gradient) in names.Zip(Differentiate(loss, sources)))
        {
            if (gradient is null)
            {
                gradients[name].Bytes.Clear();
            }
            else
            {
                HostTransfer.Out(gradient, gradients[name]);
            }
        }

        return loss.detach().type(ScalarType.Float64).cpu().item<double>();
    }

    /// <summary>Runs the batch again, as nothing has changed, and looks for the first value that is not finite.</summary>
    public NonFiniteLossException NonFinite(double learningRate)
    {
        string? culprit = null;
        var loss = WholeBatch((node, values) => culprit ??= Array.Exists(values, IsEndless) ? node.Name : null);
        var gradients = Differentiate(loss, Sources());
        var parameter = Enumerable.Range(0, gradients.Count).FirstOrDefault(i => gradients[i] is { } g && IsEndless(g), -1);
        return NotFinite.In(
            _setting.Network, _steps + 1, learningRate, loss.detach().type(ScalarType.Float64).cpu().item<double>(), culprit,
            parameter < 0 ? null : Trained.Parameters[parameter].Name);
    }

    /// <summary>A copy to take a gradient by: TorchSharp 0.99 loses a reference where a tensor that is there is told to have one.</summary>
    private static Tensor Leaf(Tensor given)
    {
        var leaf = given.empty_like(requires_grad: true);
        leaf.detach().copy_(given);
        return leaf;
    }

    private static bool IsEndless(Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return tensor.dtype.IsFloating() && !tensor.detach().isfinite().all().cpu().item<bool>();
    }

    /// <summary>Reads single numbers in one go: each of them on its own would wait for the device.</summary>
    private static double[] ReadNumbers(params Tensor[] numbers)
    {
        var bytes = torch.stack([.. numbers.Select(n => n.type(ScalarType.Float64))], 0).cpu().bytes;
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(bytes).ToArray();
    }

    private static IReadOnlyList<Tensor?> Differentiate(Tensor loss, IReadOnlyList<Tensor> sources)
    {
        if (sources.Count == 0 || !loss.requires_grad)
        {
            return new Tensor?[sources.Count];
        }

        var gradients = torch.autograd.grad([loss], [.. sources], allow_unused: true);
        return [.. gradients.Select(g => g.IsInvalid ? null : g)];
    }

    private (Tensor Loss, Tensor Gradient) Evaluate(BatchPiece piece)
    {
        using var scope = torch.NewDisposeScope();
        var loss = Forward(piece.Inputs, piece.FirstRow);
        loss = piece.Share == 1 ? loss : loss.Mul(piece.Share);
        var gradient = Trained.Flatten(Differentiate(loss, Sources()));
        return (scope.MoveToOuter(loss.detach()), scope.MoveToOuter(gradient));
    }

    /// <summary>What gradients are taken by: the parameters, or in their place those of a module.</summary>
    private Tensor[] Sources() => [.. Trained.Parameters.Zip(Trained.Views, (p, view) => _setting.Modules.SourceOf(p.Name, view))];

    private Tensor WholeBatch(Action<Node, Tensor[]>? look = null)
    {
        _setting.Parameters.RestoreStatistics();
        return Forward(_given, 0, look);
    }

    private Tensor Forward(IReadOnlyDictionary<string, Tensor> inputs, long firstRow, Action<Node, Tensor[]>? look = null)
    {
        var context = new CallContext(_setting.Parameters, _setting.Modules, _setting.Placement, _setting.Binding.Sizes, _host, (_loss.Seed, _steps), firstRow);
        return _setting.Program.Run(_loss.Needed, inputs, context, [_loss.Value], look)[_loss.Value];
    }
}
