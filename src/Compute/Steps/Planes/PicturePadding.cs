using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Makes the steps that put pixels around pictures.</summary>
internal static class PicturePadding
{
    public static Step Make(StepContext context)
    {
        var (op, node) = (context.Op<Pad2d>(), context.Node);
        return new PlaneMapping(
            context.Name, context.Input(0, channelsLast: true), context.Output(channelsLast: true),
            (size, places) => Axis(node, op.Kind, op.Amount.Top, op.Amount.Bottom, size, places),
            (size, places) => Axis(node, op.Kind, op.Amount.Left, op.Amount.Right, size, places), op.Value);
    }

    private static AxisTaps Axis(Node node, PadKind kind, int before, int after, int size, int places)
    {
        if (kind == PadKind.Reflect && Math.Max(before, after) >= size)
        {
            throw Refusal.Of(
                node, $"a picture larger than its mirrored padding {Math.Max(before, after)}", $"an axis of {size} places", "Give larger pictures.");
        }

        return AxisTaps.Of(size, places, place => Inside(kind, place - before, size) is >= 0 and var seen ? [new Tap(seen, 0, 1)] : []);
    }

    private static int Inside(PadKind kind, int place, int size) => kind switch
    {
        PadKind.Wrap => ((place % size) + size) % size,
        PadKind.Edge => Math.Clamp(place, 0, size - 1),
        PadKind.Reflect => place < 0 ? -place : place >= size ? (2 * (size - 1)) - place : place,
        _ => place < size ? place : -1,
    };
}
