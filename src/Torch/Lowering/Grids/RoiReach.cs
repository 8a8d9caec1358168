using System.Globalization;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Grids;

/// <summary>
/// Regions along both axes, across first: where they begin, how long a cell is, and how many samples a cell has, [R, 2] each, where the step computes.
/// </summary>
/// <param name="From">The beginnings.</param>
/// <param name="Cell">The lengths of a cell.</param>
/// <param name="Samples">The samples of a cell.</param>
/// <param name="MostSamples">Of all regions.</param>
internal sealed record RoiReach(Tensor From, Tensor Cell, Tensor Samples, long MostSamples)
{
    // Pixels of a cell along an axis: the samples that a region may ask for by its size.
    private const int LongestCell = 1 << 20;

    // Numbers that are worked out side by side.
    private const long NumbersAtOnce = 1 << 22;

    public static RoiReach Of(RoiAlign op, Call call)
    {
        var corners = call.Inputs[1].detach().type(ScalarType.Float64).reshape(-1, 2, 2).Mul((double)op.Scale).Sub(op.IsAligned ? 0.5 : 0);
        var from = corners.select(1, 0);
        var length = corners.select(1, 1) - from;
        length = op.IsAligned ? length : length.ClampMin(1.0);
        var cell = torch.cat([length.narrow(1, 0, 1).Div((double)op.Output.Width), length.narrow(1, 1, 1).Div((double)op.Output.Height)], 1);
        Check(call, cell);
        var samples = op.Samples > 0 ? cell.FullLike(op.Samples) : cell.ceil().ClampMin(0.0);
        return new RoiReach(from, cell, samples, op.Samples > 0 ? op.Samples : (long)samples.max().item<double>());
    }

    /// <summary>
    /// [region, cell, pixel]: the share of each pixel along an axis, 0 across, 1 down. A sample at t has of a pixel at p what 1 - |t - p| leaves above 0; one
    /// more than a pixel outside has nothing.
    /// </summary>
    public Tensor Shares(int axis, int cells, long size)
    {
        var (from, cell, samples) = (Along(From, axis), Along(Cell, axis), Along(Samples, axis));
        var starts = from.Plus(cell * Numbers(0, cells).reshape(1, cells, 1, 1));
        var pixels = Numbers(0, size);
        var sums = HeldNumbers.Full([From.shape[0], cells, size], 0.0, ScalarType.Float64, From.device);
        var atOnce = Math.Max(1, NumbersAtOnce / Math.Max(1, From.shape[0] * cells * size));
        for (var first = 0L; first < MostSamples; first += atOnce)
        {
            var numbers = Numbers(first, Math.Min(first + atOnce, MostSamples)).unsqueeze(1);
            var at = starts.Plus(numbers.Add(0.5) * cell / samples);
            var isSeen = numbers.lt(samples).logical_and(at.Ge(-1)).logical_and(at.Le(size));
            var shares = (at.Clamp(0.0, size - 1.0) - pixels).abs().neg().Add(1.0).ClampMin(0.0);
            sums = sums.Plus(shares.MaskedFill(isSeen.logical_not(), 0.0).sum(2));
        }

        return sums / samples.ClampMin(1.0).squeeze(3);
    }

    private static void Check(Call call, Tensor cell)
    {
        var wrong = cell.Le(LongestCell).logical_not();
        if (wrong.any().item<bool>())
        {
            var (region, length) = (wrong.type(ScalarType.Int64).flatten().argmax().item<long>() / 2, cell.masked_select(wrong).select(0, 0).item<double>());
            throw call.Fail(
                $"cells of at most {LongestCell} pixels", string.Create(CultureInfo.InvariantCulture, $"{length} in region {region}"),
                "Cut the regions off where the pictures end.");
        }
    }

    private static Tensor Along(Tensor numbers, int axis) => numbers.select(1, axis).reshape(-1, 1, 1, 1);

    private Tensor Numbers(long from, long before) => HeldNumbers.Range(from, before, From.device).type(ScalarType.Float64);
}
