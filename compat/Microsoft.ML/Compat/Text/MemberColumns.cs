using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>The columns that the public members of a class describe with their attributes.</summary>
internal static class MemberColumns
{
    public static TextLoader.Column[] Of(Type type)
    {
        const BindingFlags instance = BindingFlags.Public | BindingFlags.Instance;
        var fields = type.GetFields(instance).Select(field => Describe(field, field.FieldType));
        var properties = type.GetProperties(instance)
            .Where(property => property.GetGetMethod() is not null && property.GetIndexParameters().Length == 0)
            .Select(property => Describe(property, property.PropertyType));
        TextLoader.Column[] columns = [.. fields, .. properties];
        Guard.Argument(columns.Length > 0, "TInput", $"{type} has no public field or readable property to load. Add members with LoadColumn attributes.");
        return columns;
    }

    private static TextLoader.Column Describe(MemberInfo member, Type type)
    {
        var source = member.GetCustomAttribute<LoadColumnAttribute>()
            ?? throw Errors.Invalid($"Member '{member.Name}' of {member.DeclaringType} has no {nameof(LoadColumnAttribute)}. Add one that names its fields.");
        var itemType = type.IsArray ? type.GetElementType() : type;
        return new TextLoader.Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            Source = source.Sources,
            KeyCount = member.GetCustomAttribute<KeyTypeAttribute>()?.KeyCount,
            DataKind = DataKinds.TryOf(itemType, out var kind) ? kind
                : throw Errors.Invalid($"Member '{member.Name}' of {member.DeclaringType} has type {type}, which cannot be read from text."),
        };
    }
}
