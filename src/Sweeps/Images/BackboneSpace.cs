namespace MLNetVision.Sweeps.Images;

/// <summary>What trained networks bring into a space.</summary>
internal static class BackboneSpace
{
    private const int MostTuned = 2;

    /// <summary>Parameters that only networks trained from the beginning have.</summary>
    private static readonly string[] OfNetworks =
    [
        ImageParameters.Size, ImageParameters.Width, ImageParameters.Deeper, ImageParameters.Head, ImageParameters.Committee, ImageParameters.Optimizer,
        ImageParameters.Rate, ImageParameters.SgdRate, ImageParameters.Smoothing, ImageParameters.Average, ImageParameters.Mixing,
    ];

    public static SweepSpace Extend(SweepSpace space, IReadOnlyList<string> backbones, IReadOnlyList<string> cuts)
    {
        var network = space.Parameters.FirstOrDefault(p => p.Name == ImageParameters.Network)?.Domain as ChoiceDomain
            ?? throw new SweepException($"A space that backbones are added to has to have the choice '{ImageParameters.Network}'; it has {Names(space)}.");
        if (backbones.Count == 0 || (cuts.Count > 0 && backbones.Count > 1))
        {
            throw new SweepException(
                $"Backbones of a space: one or more, and layers to cut at for a single one only; there are {backbones.Count}, and {cuts.Count} layers.");
        }

        var own = new SweepCondition(ImageParameters.Network, network.Values);
        return new SweepSpace([.. space.Parameters.SelectMany(p => Place(p, network, own, backbones, cuts))]);
    }

    private static IEnumerable<SweepParameter> Place(
        SweepParameter parameter, ChoiceDomain network, SweepCondition own, IReadOnlyList<string> backbones, IReadOnlyList<string> cuts)
    {
        if (parameter.Name != ImageParameters.Network)
        {
            return [OfNetworks.Contains(parameter.Name) ? parameter with { When = [own, .. parameter.When] } : parameter];
        }

        return
        [
            parameter with { Domain = new ChoiceDomain([.. network.Values, ImagePipeline.Transfer]), Usual = ImagePipeline.Transfer }, .. New(backbones, cuts),
        ];
    }

    /// <summary>Machines and neighbours cannot be trained along with a backbone, so that they stand with none of its blocks.</summary>
    private static IEnumerable<SweepParameter> New(IReadOnlyList<string> backbones, IReadOnlyList<string> cuts)
    {
        var transfer = new SweepCondition(ImageParameters.Network, ImagePipeline.Transfer);
        var trainable = new SweepCondition(ImageParameters.TransferHead, ImageHeads.Trainable);
        yield return new SweepParameter(ImageParameters.Backbone, new ChoiceDomain(backbones)) { When = [transfer], Usual = backbones[0] };
        if (cuts.Count > 0)
        {
            yield return new SweepParameter(ImageParameters.Cut, new ChoiceDomain(cuts)) { When = [transfer], Usual = cuts[^1] };
        }

        yield return new SweepParameter(ImageParameters.TransferHead, new ChoiceDomain(ImageHeads.All)) { When = [transfer], Usual = ImageHeads.Softmax };
        yield return new SweepParameter(ImageParameters.Tuned, new IntegerDomain(0, MostTuned)) { When = [transfer, trainable], Usual = "0" };
        yield return new SweepParameter(ImageParameters.TuningRate, new RealDomain(5e-5, 2e-3, Log: true))
        {
            When = [transfer, new SweepCondition(ImageParameters.Tuned, "1", "2")], Usual = "0.0005",
        };
    }

    private static string Names(SweepSpace space) => string.Join(", ", space.Parameters.Select(p => p.Name));
}
