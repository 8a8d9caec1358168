using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>Compares numbers that a test computes in double with what a transform computes in its own order of operations.</summary>
internal static class Near
{
    /// <summary>A scale is one division and a square root in single precision: a few ulps of 2^-24.</summary>
    public const double SingleTolerance = 5e-7;

    /// <summary>Running means in double differ from two-pass ones by some ulps of 2^-53.</summary>
    public const double DoubleTolerance = 1e-13;

    public static void Equal(IEnumerable<double> expected, object actual)
    {
        var numbers = actual is object[] items ? items : [actual];
        Assert.Equal(expected.Count(), numbers.Length);
        foreach (var (one, other) in expected.Zip(numbers))
        {
            Assert.True(IsNear(one, other), $"expected {one}, got {Values.Show(other)} in {Values.Show(actual)}");
        }
    }

    public static void Equal(double expected, object actual) => Equal([expected], actual);

    private static bool IsNear(double expected, object actual) => actual switch
    {
        float number => Within(expected, number, SingleTolerance),
        double number => Within(expected, number, DoubleTolerance),
        _ => throw new ArgumentException($"{actual.GetType()} is no real number."),
    };

    private static bool Within(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));
}
