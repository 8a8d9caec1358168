namespace MLNetVision.Networks.Ops;

/// <summary>The geometry of windows over any number of axes. Amounts that are not given are 1, those of padding 0.</summary>
internal static class WindowNd
{
    /// <summary>Asserts that a list has an amount for each axis, or none at all.</summary>
    public static void Require(OpInputs inputs, string what, Axes amounts, int axes, int least) => inputs.Require(
        amounts.Count == 0 || (amounts.Count == axes && amounts.All(a => a >= least)), $"{axes} numbers of {what} from {least}, or none", amounts);

    public static int At(Axes amounts, int axis, int otherwise) => amounts.Count == 0 ? otherwise : amounts[axis];
}
