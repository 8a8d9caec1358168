namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnNameAttribute : Attribute
{
    public LoadColumnNameAttribute(string fieldName) => FieldNames = [fieldName];

    public LoadColumnNameAttribute(params string[] fieldNames) => FieldNames = fieldNames;

    internal IReadOnlyList<string> FieldNames { get; }
}
