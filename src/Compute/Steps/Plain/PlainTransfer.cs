using MLNetVision.Compute.Oracle;
using MLNetVision.Networks;
using Held = MLNetVision.Compute.Planning.Value;
using Value = MLNetVision.Compute.Oracle.Value;

namespace MLNetVision.Compute.Steps;

/// <summary>Elements as the plan holds them to numbers of 64 bits and back.</summary>
internal static class PlainTransfer
{
    public static void In(Held from, Value to) => Elements.Read(to.Element, from.Data.As<byte>(to.Count * to.Element.Size()), to);

    public static void Out(Value from, Held to) => Elements.Write(from, from.Element, to.Data.As<byte>(from.Count * from.Element.Size()));

    /// <summary>Writes or adds gradients.</summary>
    public static void Give(ReadOnlySpan<double> from, Span<float> to, bool adds)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (float)(adds ? to[i] + from[i] : from[i]);
        }
    }
}
