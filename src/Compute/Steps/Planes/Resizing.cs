using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Pictures of another height and width, by lists of what each row and column takes; all else as the scalar engine does.</summary>
internal static class Resizing
{
    public static Step Make(StepContext context)
    {
        var op = context.Op<Resize>();
        return IsOfPictures(op, context.Input(0).Type.Shape)
            ? new PlaneMapping(
                context.Name, context.Input(0, channelsLast: true), context.Output(channelsLast: true),
                (size, places) => Axis(op, 2, size, places), (size, places) => Axis(op, 3, size, places))
            : PlainStep.Make(context);
    }

    private static bool IsOfPictures(Resize op, Shape shape) =>
        shape.Rank == 4 && op.Coordinates != ResizeCoordinates.Crop && Stays(op, shape, 0) && Stays(op, shape, 1);

    private static bool Stays(Resize op, Shape shape, int axis) =>
        op.Target[axis] == shape[axis] && (op.Scales.Count == 0 || op.Scales[axis].Equals(1.0));

    /// <summary>Taps that are clamped to one place are one.</summary>
    private static AxisTaps Axis(Resize op, int axis, int size, int places)
    {
        var taps = new ResizeTaps(op, axis, size, places);
        return AxisTaps.Of(size, places, place => Enumerable.Range(0, taps.Count).Select(tap => taps.Of(place, tap)).Where(t => t.Share != 0)
            .GroupBy(t => t.Place, t => t.Share).Select((t, number) => new Tap(t.Key, number, (float)t.Sum())));
    }
}
