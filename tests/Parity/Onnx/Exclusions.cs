using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>The backend tests that we do not pass, each with the reason: fixtures/onnx/excluded.txt, a line "folder/test: reason".</summary>
internal static class Exclusions
{
    public static IReadOnlyDictionary<string, string> ByName { get; } = File.ReadLines(Fixtures.Path("onnx/excluded.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
