using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Execution;

/// <summary>Cuts a batch along the first dimension of its inputs; what has none of the batch's symbol there goes whole into each piece.</summary>
internal sealed class BatchPieces
{
    private readonly HashSet<string> _cut;
    private readonly DimSizes _sizes;
    private readonly int _slot;
    private readonly int _count;
    private readonly bool _isMean;

    public BatchPieces(Network network, LossSetting loss, DimSizes sizes, int count)
    {
        _sizes = sizes;
        _count = count;
        var types = network.Nodes.Index().Where(n => loss.Needed[n.Index] && n.Item.Op is Input)
            .ToDictionary(n => n.Item.Name, n => ((Input)n.Item.Op).Type.Shape);
        var symbol = types.Values.Where(s => s.Rank > 0).Select(s => s[0].Symbol).FirstOrDefault(s => s is not null && sizes.Symbols.Contains(s));
        _cut = [.. types.Where(t => symbol is not null && t.Value.Rank > 0 && t.Value[0].Symbol == symbol).Select(t => t.Key)];
        _slot = symbol is null ? -1 : sizes.SlotOf(symbol);
        _isMean = network[loss.Value.Node].Op is Loss { Reduction: Reduction.Mean };
        if (count > 1 && (network[loss.Value.Node].Op is not Loss || symbol is null))
        {
            throw new NotSupportedException(
                $"TorchOptions.MicroBatches is {count}, but the losses of pieces add up to that of '{network.Name}' only where its loss is "
                + $"a single step over a batch of a symbolic size; '{loss.Value.Node}' is {network[loss.Value.Node].Op.Name}. Use 1, or end in one loss.");
        }
    }

    /// <summary>The pieces one after another; while one is looked at, the batch's symbol has its size.</summary>
    public IEnumerable<BatchPiece> Of(IReadOnlyDictionary<string, Tensor> batch)
    {
        if (_count == 1 || _slot < 0)
        {
            yield return new BatchPiece(batch, 0, 1);
            yield break;
        }

        var rows = _sizes[_slot];
        var most = (rows + _count - 1) / _count;
        for (var first = 0L; first < rows; first += most)
        {
            var size = Math.Min(most, rows - first);
            _sizes[_slot] = size;
            var inputs = batch.ToDictionary(b => b.Key, b => _cut.Contains(b.Key) ? b.Value.narrow(0, first, size) : b.Value, StringComparer.Ordinal);
            yield return new BatchPiece(inputs, first, _isMean ? (double)size / rows : 1);
        }

        _sizes[_slot] = rows;
    }
}

/// <summary>A piece of a batch.</summary>
/// <param name="Inputs">Its tensors, by the names of inputs.</param>
/// <param name="FirstRow">How many rows of the batch are before it.</param>
/// <param name="Share">What its loss counts in that of the batch.</param>
internal readonly record struct BatchPiece(IReadOnlyDictionary<string, Tensor> Inputs, long FirstRow, double Share);
