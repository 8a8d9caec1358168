namespace MLNetVision.Onnx.Proto;

/// <summary>Operators of a domain as they were in one version.</summary>
/// <param name="Domain">The domain, empty for the standard's own.</param>
/// <param name="Version">The version.</param>
public sealed record OperatorSet(string Domain, long Version)
{
    internal static OperatorSet Read(WireReader reader)
    {
        var set = new OperatorSet("", 0);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: set = set with { Domain = reader.Text() }; break;
                case 2: set = set with { Version = reader.Int64() }; break;
                default: reader.Skip(); break;
            }
        }

        return set.Domain == "ai.onnx" ? set with { Domain = "" } : set;
    }

    internal static void Write(OperatorSet set, WireWriter writer)
    {
        // The empty domain is written out: some readers ask for the field.
        writer.AlwaysText(1, set.Domain);
        writer.AlwaysInt64(2, set.Version);
    }
}
