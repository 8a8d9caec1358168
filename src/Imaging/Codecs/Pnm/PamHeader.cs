namespace MLNetVision.Imaging;

/// <summary>The header of a PAM file (P7): lines of a keyword and a value, in any order, until ENDHDR. The tuple type adds nothing to the depth.</summary>
internal static class PamHeader
{
    internal static PnmHeader Read(ref PnmScanner scanner)
    {
        int width = 0, height = 0, depth = 0, maximum = 0;
        scanner.SkipLine();
        while (true)
        {
            switch (scanner.ReadWord())
            {
                case "ENDHDR":
                    scanner.SkipLine();
                    return new PnmHeader(width, height, depth, maximum, PnmEncoding.Binary).Checked();
                case "WIDTH":
                    width = scanner.ReadNumber("WIDTH");
                    break;
                case "HEIGHT":
                    height = scanner.ReadNumber("HEIGHT");
                    break;
                case "DEPTH":
                    depth = scanner.ReadNumber("DEPTH");
                    break;
                case "MAXVAL":
                    maximum = scanner.ReadNumber("MAXVAL");
                    break;
                case "TUPLTYPE":
                    scanner.SkipLine();
                    break;
                case var other:
                    throw new ImageFormatException($"PNM: the header has a line '{other}', which no PAM file has.");
            }
        }
    }
}
