namespace MLNetVision.Onnx.Import;

/// <summary>A slice along one axis, as Slice states it: ends may lie outside and are drawn in, negative ones count from the end.</summary>
internal readonly record struct Cut(int Axis, long Start, long End, long Step)
{
    public static Cut[] Of(OperatorCall call, int rank)
    {
        var isOld = call.Opset < 10;
        var starts = (isOld ? call.Ints("starts") : call.Ints(1)) ?? [];
        var ends = (isOld ? call.Ints("ends") : call.Ints(2)) ?? [];
        var axes = (isOld ? call.Ints("axes") : call.Has(3) ? call.Ints(3) : null)
            ?? [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)];
        var steps = !isOld && call.Has(4) ? call.Ints(4) : [.. Enumerable.Repeat(1L, starts.Length)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Contains(0))
        {
            throw call.Unsupported($"{starts.Length} starts do not fit {ends.Length} ends, {axes.Length} axes and {steps.Length} steps; no step may be 0");
        }

        return [.. starts.Select((s, i) => new Cut(call.Axis(axes[i], rank), s, ends[i], steps[i]))];
    }

    /// <summary>The first place and the number of places in so many.</summary>
    public (long First, long Count) Within(long size)
    {
        var (low, high) = Step > 0 ? (0L, size) : (-1L, size - 1);
        var first = Math.Clamp(Start < 0 ? Start + size : Start, Step > 0 ? 0 : -1, Step > 0 ? size : size - 1);
        var last = Math.Clamp(End < 0 ? (End < -size ? -1 : End + size) : End, low, high);
        var room = Step > 0 ? last - first : first - last;
        var stride = Math.Abs(Math.Max(Step, -long.MaxValue));
        return (first, room <= 0 ? 0 : ((room - 1) / stride) + 1);
    }
}
