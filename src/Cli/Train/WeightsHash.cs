using System.Security.Cryptography;
using System.Text;
using MLNetVision.Networks;

namespace MLNetVision.Cli.Train;

/// <summary>A short name of weights: equal for equal ones.</summary>
internal static class WeightsHash
{
    private const int Length = 16;

    public static string Of(WeightSet weights)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in weights.Keys)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(weights[name].Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }
}
