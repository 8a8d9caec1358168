namespace MLNetVision.Torch.Execution;

/// <summary>
/// What values take, from the shapes of the network alone: libtorch allocates as it goes, keeps what it frees, and needs workspace that it does not tell of.
/// </summary>
internal static class PlannedBytes
{
    /// <summary>All values at once where gradients are taken, else the largest two.</summary>
    public static long OfValues(Network network, DimSizes sizes, bool all)
    {
        var bytes = network.Nodes.SelectMany(n => network.SignatureOf(n).Outputs)
            .Select(o => new ShapeFormula(o.Shape, sizes).Elements(sizes) * o.Element.Size()).ToArray();
        return all ? bytes.Sum() : bytes.OrderDescending().Take(2).Sum();
    }
}
