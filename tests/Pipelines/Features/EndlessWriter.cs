using System.Globalization;
using MLNetVision.Trainers;
using MLNetVision.Trainers.FeatureStore;

namespace MLNetVision.Tests.Pipelines.Features;

/// <summary>Writes rows to a cache until its process is ended, and says of each that it is there.</summary>
internal static class EndlessWriter
{
    public const string Verb = "write-features";
    public const int Width = 3000;

    public static FeatureSpace Space { get; } = new(77, Width);

    public static float[] Row(int number) => [.. Enumerable.Range(0, Width).Select(i => (float)((number * 31) + i))];

    public static UInt128 Key(int number) => FeatureSpace.KeyOf(BitConverter.GetBytes(number));

    public static void Run(string folder)
    {
        using var cache = new FeatureCache(new FeatureCacheOptions { Folder = folder });
        var features = cache.Open(Space);
        for (var number = 0; ; number++)
        {
            features.Write(Key(number), Row(number));
            Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
