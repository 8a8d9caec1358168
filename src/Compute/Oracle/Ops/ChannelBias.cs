namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A bias a channel (axis 1), where the step has one.</summary>
internal static class ChannelBias
{
    public static void Forward(Call call)
    {
        if (call.OptionalParameter("bias") is { } bias)
        {
            var inner = call.Y.Product(2, call.Y.Rank);
            for (var i = 0; i < call.Y.Count; i++)
            {
                call.Y.Data[i] += bias.Data[i / inner % bias.Count];
            }
        }
    }

    public static void Backward(Call call)
    {
        if (call.OptionalParameter("bias") is { } bias)
        {
            var inner = call.Y.Product(2, call.Y.Rank);
            for (var i = 0; i < call.Y.Count; i++)
            {
                bias.Gradient[i / inner % bias.Count] += call.Y.Gradient[i];
            }
        }
    }
}
