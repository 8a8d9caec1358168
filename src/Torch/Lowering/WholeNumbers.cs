using System.Runtime.InteropServices;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Torch.Lowering;

/// <summary>Looks through whole numbers in the caller's memory, before they go to a device on which an index out of range cannot be recovered from.</summary>
internal static class WholeNumbers
{
    /// <summary>Reports the first number outside [from, to] that is not the one let through.</summary>
    public static void Check(HostTensor tensor, long from, long to, long? except, Action<long> report)
    {
        if (tensor.Element == DType.Int32)
        {
            foreach (var number in tensor.As<int>())
            {
                Check(number, from, to, except, report);
            }

            return;
        }

        foreach (var number in tensor.As<long>())
        {
            Check(number, from, to, except, report);
        }
    }

    /// <summary>The numbers of a tensor, row by row.</summary>
    public static long[] Of(Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return MemoryMarshal.Cast<byte, long>(tensor.detach().type(ScalarType.Int64).cpu().contiguous().bytes).ToArray();
    }

    private static void Check(long number, long from, long to, long? except, Action<long> report)
    {
        if ((number < from || number > to) && number != except)
        {
            report(number);
        }
    }
}
