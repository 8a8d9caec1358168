using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Makes the steps that enlarge pictures by whole factors.</summary>
internal static class Upsampling
{
    public static Step Make(StepContext context)
    {
        var op = context.Op<Upsample2d>();
        return new PlaneMapping(
            context.Name, context.Input(0, channelsLast: true), context.Output(channelsLast: true),
            (size, places) => Axis(op, op.Factor.Height, size, places), (size, places) => Axis(op, op.Factor.Width, size, places));
    }

    private static AxisTaps Axis(Upsample2d op, int factor, int size, int places) => AxisTaps.Of(
        size, places, place => op.Kind == UpsampleKind.Nearest ? [new Tap(place / factor, 0, 1)] : Between(Source(op, factor, size, places, place), size));

    /// <summary>Where a new pixel lies among the old ones: with corners aligned place (size - 1) / (places - 1), else by the middles of pixels.</summary>
    private static double Source(Upsample2d op, int factor, int size, int places, int place) =>
        !op.AlignCorners ? Math.Max(0, ((place + 0.5) / factor) - 0.5)
        : places == 1 ? 0 : place * (size - 1.0) / (places - 1);

    private static Tap[] Between(double source, int size)
    {
        var before = Math.Min((int)source, size - 1);
        var share = source - before;
        return before == size - 1 ? [new Tap(before, 0, 1)] : [new Tap(before, 0, (float)(1 - share)), new Tap(before + 1, 1, (float)share)];
    }
}
