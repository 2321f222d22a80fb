/// Names of technologies, tools and norms that postings of all trades name, as they are written.
enum TechnologyNames {
    /// Hardly anything else than a technology, wherever they stand. In small letters where they are often written so.
    static let sure: Set<String> = Set(
        """
        Python python Java java JavaScript Javascript javascript TypeScript Typescript typescript C++ C# \
        F# .NET .Net PHP php PHP5 Golang golang Kotlin Erlang Elixir Haskell Clojure OCaml Fortran COBOL \
        MATLAB Matlab VBA SQL sql T-SQL PL/SQL NoSQL VHDL Verilog Solidity TCL LaTeX ABAP HTML html HTML5 \
        CSS css CSS3 SASS Sass SCSS XML JSON YAML GraphQL RESTful gRPC OpenAPI Node.js NodeJS React.js \
        ReactJS Vue vue Vue.js Nuxt Angular AngularJS Next.js Svelte jQuery Storybook Tailwind Webpack \
        Vite Blazor Django django Flask flask FastAPI SQLAlchemy pytest Laravel Symfony Drupal WordPress \
        Wordpress Joomla Magento Shopify TYPO3 ASP.NET Hibernate SpringBoot Plone Zope Odoo Selenium \
        Cypress Playwright Appium Jest JUnit NUnit XCTest Scrapy UIKit SwiftUI MySQL PostgreSQL postgresql \
        Postgres postgres PostGIS SQLite MariaDB Oracle MongoDB Redis redis Cassandra CockroachDB DynamoDB \
        TimescaleDB ClickHouse Neo4j InfluxDB Elasticsearch Kafka kafka RabbitMQ NATS MQTT ZeroMQ Kinesis \
        Docker docker Kubernetes kubernetes K8s Terraform terraform Ansible ansible Jenkins TeamCity \
        GitLab GitHub Bitbucket Istio Traefik Karpenter KEDA EKS GKE OpenShift OpenStack VMware \
        CloudFormation SQS S3 Linux Unix UNIX Ubuntu Debian Bash PowerShell AWS aws Azure GCP Heroku \
        Prometheus Grafana Datadog Splunk Nagios Zabbix Kibana Logstash Hadoop Airflow airflow PySpark \
        Databricks dbt Dagster Snowflake BigQuery Redshift Tableau Looker Qlik QlikView pandas Pandas \
        NumPy numpy SciPy PyTorch pytorch TensorFlow Keras scikit-learn MLflow xarray Dask Cython OpenCV \
        MPI OpenMP CUDA LightGBM XGBoost PyMC Jira JIRA Confluence Trello Asana Miro Scrum Kanban SPSS \
        QGIS ArcGIS GDAL  FME KoBo ODK AutoCAD AutoCad SolidWorks SOLIDWORKS CATIA Revit BIM \
        SketchUp Photoshop InDesign Illustrator Figma PowerPoint QuickBooks Xero MYOB Salesforce HubSpot \
        Mailchimp SAP DATEV Navision Zendesk ServiceNow SharePoint WebSphere Tomcat JBoss Nginx nginx \
        Wireshark eBPF LabVIEW FreeRTOS Yocto RTOS Modbus SPI ROS Simatic SCADA PLC HACCP IFRS GAAP SNMP \
        TCP/IP DNS DHCP VLAN VPN BGP CI/CD ETL UML BPMN ITIL PRINCE2 HL7 FHIR DICOM SEO KNX CNC WCAG \
        NetFlow SVN iOS Android HERMES PeopleSoft Maximo Stata STATA EViews SAS NVivo ATLAS.ti CorelDRAW \
        PageMaker Dreamweaver TestRail USSD
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Words of the language, too: names where no sentence begins with them, among the requirements or beside a sure one.
    static let words: Set<String> = Set(
        """
        Go Rust Swift Ruby Rails Spring Spark React Redux Express Excel Word Access Outlook Git Chef \
        Puppet Julia Scala Dart Flutter Perl R C Twig Elm Node Ember Sketch Canva Slack Sentry Elastic \
        Apache Envoy Zig Qt Agile LESS Notion Teams Mural Flink Sage Bloomberg Facebook Instagram LinkedIn \
        CAN Unity Lambda Argo Helm Zephyr GPS REST SOAP Blender Celery Groovy
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Makers: what they make follows, `MS Office`.
    static let makers: Set<String> = [
        "MS", "Microsoft", "Google", "Adobe", "Apache", "Amazon", "Autodesk", "Siemens", "Cisco", "Corel",
        "Oracle",
        "SAP", "Azure", "Power", "Spring", "GitLab", "GitHub", "Visual", "SQL", "ArcGIS", "Windows", "Core",
        "ISO",
        "CrowdStrike", "Rockwell", "Robot",
    ]
    /// What stands behind a maker or a technology as a part of its name.
    static let products: Set<String> = [
        "Office", "Excel", "Word", "Access", "Outlook", "Teams", "Project", "PowerPoint", "Dynamics",
        "Server", "Studio",
        "Boot", "Actions", "CI", "DevOps", "Synapse", "Fabric", "BI", "Apps", "Automate", "Query", "Pivot",
        "Platform",
        "Analytics", "Ads", "AdWords", "Workspace", "Cloud", "Earth", "Sheets", "Docs", "Play", "Maps",
        "Photoshop",
        "Illustrator", "InDesign", "Acrobat", "Premiere", "Creative", "Suite", "Native", "Streaming", "Kafka",
        "Spark",
        "Airflow", "Flink", "Hadoop", "Basic", "Draw", "HANA", "S/4HANA", "PM", "MM", "EWM", "FI", "CO", "SD",
        "HR", "Pro",
        "Online", "Framework", "SDK", "CD", "MIDI", "Data", "Engine", "Falcon", "Chronicle", "S7", "Civil",
        "3D", "Civil3D",
        "REST", "PageMaker", "XP", "NT", "Vista", "CCNA",
    ]
    /// Before a name of software.
    static let cues: Set<String> = [
        "logiciel", "logiciels", "verktyget", "systemet", "programmet", "fagsystemet", "ordresystem",
        "journalsyste",
        "programu", "programa", "systemu", "appen", "pakket", "programm",
    ]
}
